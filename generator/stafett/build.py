"""A build by the shortest way: nothing where nothing has changed, a saved body's own pages, or the whole pipeline.

What a way needs is imported where it begins: numpy, pydantic and jinja2 take longer to load than it takes to see that nothing has changed.
"""

from stafett.cache import open_cache
from stafett.config import Settings, theme_places
from stafett.inputs import look_at
from stafett.last import load_last
from stafett.memory import rare_collections
from stafett.result import BuildResult, Notify, in_silence
from stafett.write import Summary, is_published, mark_of


def build(settings: Settings, notify: Notify = in_silence) -> BuildResult:
    """Build the site; StafettError for faults, mistakes in content are in the result."""
    with rare_collections(), open_cache(settings.cache) as cache:
        last, inputs = load_last(cache), look_at(settings.site / "content", theme_places(settings.site))
        if last and last.is_for(settings) and mark_of(settings.output) == last.mark:
            changed = inputs.changed(last.inputs)
            if changed == [] and is_published(settings.output, last.mark):
                return BuildResult(last.problems, last.pages, Summary(0, last.files, 0, 0))
            if changed:
                from stafett.retouch import build_bodies

                if result := build_bodies(settings, cache, last, inputs, changed):
                    return result
        from stafett.pipeline import build_anew

        return build_anew(settings, cache, inputs, notify)
