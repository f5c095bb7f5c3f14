"""The demo newsroom's pictures: drawn by code, so that they belong to nobody and are the same everywhere."""

from collections.abc import Callable

from blog.demo.drawings.airport_night import airport_night
from blog.demo.drawings.bus_stop_dawn import bus_stop_dawn
from blog.demo.drawings.canvas import NIGHT, Canvas
from blog.demo.drawings.clinic_door import clinic_door
from blog.demo.drawings.courthouse import courthouse
from blog.demo.drawings.kitchen_table import kitchen_table
from blog.demo.drawings.library_class import library_class
from blog.demo.drawings.row_houses import row_houses
from blog.demo.drawings.school_gate import school_gate

Drawing = Callable[[Canvas], None]

DRAWINGS: dict[str, Drawing] = {
    "airport-night": airport_night,
    "bus-stop-dawn": bus_stop_dawn,
    "clinic-door": clinic_door,
    "courthouse": courthouse,
    "kitchen-table": kitchen_table,
    "library-class": library_class,
    "row-houses": row_houses,
    "school-gate": school_gate,
}


def draw(name: str) -> bytes:
    """The drawing of that name.

    :returns: a PNG file of 1600 by 900 pixels, the same bytes every time.
    :raises KeyError: when there is none of that name.
    """
    drawing = DRAWINGS[name]
    canvas = Canvas(NIGHT)
    drawing(canvas)
    return canvas.png()
