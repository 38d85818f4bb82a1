"""Charts as Vega-Lite: a function for each gives the specification, which web and brief both draw.

::

    values -> timeline, indicators, network, places -> specification (a dict) -> svg, png
"""

from indicia.model import UsageError

try:
    from indicia.products.charts.indicators import indicators
    from indicia.products.charts.network import network
    from indicia.products.charts.places import places
    from indicia.products.charts.render import png, svg
    from indicia.products.charts.timeline import timeline
except ModuleNotFoundError as error:
    raise UsageError(f"charts need {error.name}: pip install 'indicia[brief]'") from error
from indicia.products.charts.values import Point, Row, Said, Tie

__all__ = ["Point", "Row", "Said", "Tie", "indicators", "network", "places", "png", "svg", "timeline"]
