"""A document that says the same in two languages, one after the other."""

from tests.blog.importing.releases.build.word import CENTRE, add, b, document, i, saved


def spanish_then_english() -> bytes:
    made = document()
    add(made, i("(English version follows)"), align=CENTRE)
    add(made, b("COMUNICADO DE PRENSA"))
    made.add_heading("Choferes de la ruta 40 devuelven sus uniformes hasta que haya frenos", level=1)
    add(
        made,
        b("Ciudad Alameda, 20 de noviembre de 2026 — "),
        """Ciento doce choferes de la ruta 40 dejaron esta mañana sus uniformes doblados frente a la gerencia y
        anunciaron que no volverán a manejar autobuses con los frenos vencidos.""",
    )
    add(
        made,
        """“El uniforme lo plancho yo; los frenos no los puedo planchar”, dijo Remedios Alcocer, chofer y delegada del
        Sindicato del Volante.""",
    )
    add(made, "En octubre, la propia empresa contó 61 unidades sin revisión.")
    made.add_heading("Qué pedimos", level=2)
    for item in ("Revisión de todas las unidades en diez días", "Copia de cada revisión en el parabrisas"):
        add(made, item, style="List Bullet")
    add(made, "Contacto: Remedios Alcocer, (656) 555-0151, volante@example.org")
    made.add_page_break()
    add(made, b("PRESS RELEASE"))
    made.add_heading("Route 40 drivers hand in their uniforms until the brakes are fixed", level=1)
    add(
        made,
        b("Ciudad Alameda, November 20, 2026 — "),
        """A hundred and twelve drivers of route 40 left their folded uniforms at the manager’s door this morning and
        said that they would not drive another bus with worn-out brakes.""",
    )
    add(
        made,
        """“I can iron my own uniform; I can’t iron the brakes,” said Remedios Alcocer, a driver and delegate of the
        Sindicato del Volante.""",
    )
    add(made, "In October, the company itself counted 61 buses that had missed their inspection.")
    made.add_heading("What we ask for", level=2)
    for item in ("An inspection of every bus within ten days", "A copy of each inspection on the windscreen"):
        add(made, item, style="List Bullet")
    add(made, "Contact: Remedios Alcocer, (656) 555-0151, volante@example.org")
    return saved(made)


DOCUMENTS = {"choferes_es_en": spanish_then_english}
