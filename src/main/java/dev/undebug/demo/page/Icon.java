package dev.undebug.demo.page;

import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;

/** The page's icons, drawn on a square of 16. They only repeat the text beside them, so screen readers skip them. */
enum Icon {
    CHECK("<path d='M3 8.5l3.2 3.2L13 5'/>"),
    CROSS("<path d='M4 4l8 8M12 4l-8 8'/>"),
    DOT("<circle cx='8' cy='8' r='3.5' fill='currentColor'/>"),
    PULL("<circle cx='4' cy='3.5' r='1.7'/><circle cx='4' cy='12.5' r='1.7'/><circle cx='12' cy='12.5' r='1.7'/>"
            + "<path d='M4 5.2v5.6M12 10.8V6.5a2 2 0 0 0-2-2H7.5M9.3 2.6L7.4 4.5l1.9 1.9'/>"),
    MERGE("<circle cx='4' cy='3.5' r='1.7'/><circle cx='4' cy='12.5' r='1.7'/><circle cx='12' cy='9' r='1.7'/>"
            + "<path d='M4 5.2v5.6M4.3 5.2c.6 2.4 2.6 3.8 6 3.8'/>"),
    COMMIT("<circle cx='8' cy='8' r='2.7'/><path d='M1 8h4.3M10.7 8H15'/>"),
    EYE("<path d='M1.5 8C3.2 5 5.4 3.6 8 3.6S12.8 5 14.5 8c-1.7 3-3.9 4.4-6.5 4.4S3.2 11 1.5 8z'/>"
            + "<circle cx='8' cy='8' r='1.9'/>"),
    SPEECH("<path d='M2 3h12v8H8l-3 2.7V11H2z'/>"),
    FILE("<path d='M4 1.8h5L12.5 5v9.2H4zM9 1.8V5h3.5'/>"),
    LOCK("<path d='M4 7.2h8v6H4zM5.6 7.2V5.4a2.4 2.4 0 0 1 4.8 0v1.8'/>"),
    SHIELD("<path d='M8 1.7l5.2 2v3.9c0 3.2-2 5.4-5.2 6.7-3.2-1.3-5.2-3.5-5.2-6.7V3.7zM5.7 8l1.7 1.7 3-3.2'/>"),
    AGAIN("<path d='M13 8a5 5 0 1 1-1.6-3.7M13 2.2v2.9h-2.9'/>");

    private final String shapes;

    Icon(String shapes) {
        this.shapes = shapes;
    }

    DomContent svg() {
        return rawHtml("<svg class='icon' viewBox='0 0 16 16' width='16' height='16' fill='none' stroke='currentColor'"
                + " stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round' aria-hidden='true'>" + shapes
                + "</svg>");
    }
}
