"""What can be counted from the catalogue: the ranking, the flow of needs, how whole the data is, what needs looking after."""

from stafett.figures.completeness import Completeness, measure_all
from stafett.figures.health import Concern, concerns, health_problems
from stafett.figures.ranking import Ranking, Standing, rank_needs

__all__ = ["Completeness", "Concern", "Ranking", "Standing", "concerns", "health_problems", "measure_all", "rank_needs"]
