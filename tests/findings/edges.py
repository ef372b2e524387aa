"""For each figure of the rules: three cases, a step apart, round its boundary."""

from __future__ import annotations

from tests.findings import edges_stay, edges_work, edges_years
from tests.findings.edge import Edge

EDGES: tuple[Edge, ...] = (*edges_stay.EDGES, *edges_years.EDGES, *edges_work.EDGES)
