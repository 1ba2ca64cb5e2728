import unittest

from config import TestingConfig
from shop import create_app


class ShopTest(unittest.TestCase):
    def setUp(self):
        self.client = create_app(TestingConfig).test_client()

    def test_lists_every_teapot(self):
        page = self.client.get("/").get_data(as_text=True)
        self.assertIn("Brown Betty", page)
        self.assertIn("89.00 €", page)

    def test_knows_no_other_product(self):
        self.assertEqual(self.client.get("/products/kettle").status_code, 404)

    def test_orders_what_is_in_the_basket(self):
        self.client.post("/basket/tetsubin")
        self.client.post("/basket/tetsubin")
        self.assertIn("178.00 €", self.client.get("/basket").get_data(as_text=True))
        answer = self.client.post("/orders", data={"email": "visitor@example.com"})
        self.assertEqual(answer.status_code, 201)
        self.assertIn("Nothing in it yet", self.client.get("/basket").get_data(as_text=True))

    def test_refuses_an_empty_order(self):
        self.assertEqual(self.client.post("/orders", data={"email": "visitor@example.com"}).status_code, 400)


if __name__ == "__main__":
    unittest.main()
