"""Documents in Spanish, made in Word by people who format by hand."""

from tests.blog.importing.releases.build.package import drawing
from tests.blog.importing.releases.build.word import (
    CENTRE,
    add,
    b,
    cell,
    document,
    fill,
    i,
    picture,
    saved,
)


def contacts_in_three_columns() -> bytes:
    """The embargo stands in a red cell, the contacts below in a table of three columns."""
    made = document("Verdana", 10)
    box = made.add_table(rows=1, cols=1, style="Table Grid")
    cell(
        box,
        0,
        0,
        b("EMBARGADO HASTA EL MARTES 1 DE DICIEMBRE DE 2026, 10:00 A.M., HORA DE LA CIUDAD DE MÉXICO"),
        fill_colour="C00000",
    )
    add(made, "")
    add(made, b("BOLETÍN DE PRENSA 14/2026", 9))
    add(made, b("Las parteras de Xalpatlán vuelven a recibir bebés en el hospital del pueblo", 17))
    add(made, i("Un convenio reconoce su oficio y les paga por cada guardia"))
    add(
        made,
        b("Xalpatlán, Ver., 1 de diciembre de 2026. "),
        """— A partir de hoy, once parteras tradicionales atenderán partos en la sala nueva del hospital comunitario,
        junto a médicas y enfermeras, después de seis años de tener prohibida la entrada.""",
    )
    add(
        made,
        """“A mí me sacaron por la puerta de urgencias con la señora todavía pujando; hoy entré por la principal y
        me dieron un gafete”, contó Eulalia Xochihua, partera y vocera de la Asamblea de Parteras de la Barranca.""",
    )
    add(
        made,
        """El convenio fija un pago de 900 pesos por guardia, traducción al náhuatl a toda hora y un cuarto donde la
        familia puede esperar con su propia comida.""",
    )
    figure = add(made, align=CENTRE)
    picture(figure, drawing("#7a3e9d"), "Tres parteras con gafete en la puerta del hospital", 1.3)
    add(
        made,
        """“El hospital puso la sala y ellas pusieron la confianza. Sin lo segundo, lo primero estaba vacío”, señaló
        el doctor Nicandro Belmonte, director del hospital.""",
    )
    add(made, b("Contactos de prensa"))
    contacts = made.add_table(rows=1, cols=3)
    cell(contacts, 0, 0, "Eulalia Xochihua", "Vocera", "228 555 0104")
    cell(
        contacts,
        0,
        1,
        "Nicandro Belmonte",
        "Director del hospital",
        "228 555 0105",
        "direccion@hospital.example.net",
    )
    cell(contacts, 0, 2, "Zoraida Páez", "Comunicación", "228 555 0106", "zoraida@parteras.example.org")
    return saved(made)


def soft_line_breaks() -> bytes:
    """Three long paragraphs, parted inside by line breaks; tabs and spaces where a style would do."""
    made = document("Calibri", 12)
    add(
        made,
        b("CONVOCATORIA DE PRENSA"),
        "↵↵",
        b("Repartidores pedalearán siete horas por un seguro contra accidentes"),
        """↵↵Más de trescientos repartidores de comida cruzarán la ciudad en bicicleta el viernes 4 de diciembre, de
        la terminal norte al congreso,  para entregar una iniciativa con 27 mil firmas.↵↵""",
        b("Qué:"),
        "\tRodada por el seguro de accidentes↵",
        b("Cuándo:"),
        "\tviernes 4 de diciembre de 2026, de 8:00 a 15:00 horas↵",
        b("Dónde:"),
        "\tsalida de la Terminal Norte, andén 3↵",
        b("Quiénes:"),
        "\tUnión de Repartidores de la Laguna, familias y mecánicos voluntarios",
    )
    fill(made.add_paragraph())
    add(
        made,
        """En lo que va del año, nueve repartidores han muerto atropellados.   Ninguna de las aplicaciones pagó el
        entierro.↵↵«Llevamos la comida caliente y el casco prestado», dijo Abundio Terrazas, secretario general de la
        Unión de Repartidores de la Laguna.↵↵Habrá agua,\u00a0sombra y lugar para cámaras en el kilómetro cuatro.""",
    )
    add(
        made,
        """Confirmaciones y entrevistas:↵Griselda Monsiváis↵Cel. (871)\u00a0555\u00a00131↵
        griselda@repartidores.example.org""",
    )
    return saved(made)


DOCUMENTS = {"contactos_tres_columnas": contacts_in_three_columns, "saltos_de_linea": soft_line_breaks}
