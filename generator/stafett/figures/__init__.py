"""What can be counted from the catalogue: the ranking, the flow of needs, how whole the data is, what needs looking after."""

from stafett.figures.ranking import Ranking, Standing, rank_needs

__all__ = ["Ranking", "Standing", "rank_needs"]
