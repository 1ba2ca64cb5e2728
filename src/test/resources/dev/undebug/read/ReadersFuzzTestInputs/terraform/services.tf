resource "aws_ecs_task_definition" "a" {
  container_definitions = jsonencode([{ name = "web", image = "${var.i}:1", command = ["flask", "run"], environment = [{ name = "A", value = var.a }] }])
}
resource "aws_ecs_task_definition" "b" {
  container_definitions = <<-EOT
    [{"name": "web", "environment": [{"name": "A", "value": "${var.a}"}]}]
    EOT
}
resource "azurerm_linux_web_app" "c" {
  app_settings = merge(local.x, { "A" = "1", B : true })
  site_config { app_command_line = "gunicorn app:app" }
}
resource "google_cloud_run_v2_service" "d" { template { containers { args = ["--debug"] env { name = "A" value = 1 } } } }
variable "a" { default = "1" } # comment
