"""Holds what a page asks for until a test lets it pass."""

from playwright.sync_api import Page, Route


class Gate:
    """Closed for requests whose address fits `pattern`, but for the first `passing`; `asked` are all that came."""

    def __init__(self, page: Page, pattern: str, passing: int = 0) -> None:
        self.asked: list[str] = []
        self._passing = passing
        self._held: list[Route] = []
        page.route(pattern, self._take)

    def _take(self, route: Route) -> None:
        self.asked.append(route.request.url)
        if len(self.asked) <= self._passing:
            route.continue_()
        else:
            self._held.append(route)

    def open(self) -> None:
        self._passing = 10_000
        for route in self._held:
            route.continue_()
        self._held.clear()
