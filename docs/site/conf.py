"""How Sphinx makes a website of the pages of this repository."""

import pathlib
import re

project = "Pelato for Maven"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = project
html_copy_source = False
root_doc = "README"

# The names that GitHub gives to headings, as the pages' links have them.
myst_heading_anchors = 4

include_patterns = ["*.md", "docs/**", "infra/**", "examples/**"]
exclude_patterns = ["**/target", "docs/site"]

# Pygments does not know WIT, nor Go with FreeMarker in it; such blocks stay plain.
suppress_warnings = ["misc.highlighting_failure"]

# The menu. It is no part of the README, which GitHub shows as it is.
MENU = """

```{toctree}
:hidden:
:glob:

docs/README
docs/first-workflow
docs/*
```

```{toctree}
:hidden:
:glob:
:caption: Task types

docs/types/*
```

```{toctree}
:hidden:
:glob:
:caption: Reference

docs/reference/*
```

```{toctree}
:hidden:
:glob:
:caption: Infrastructure

infra/README
infra/*/README
```

```{toctree}
:hidden:
:glob:
:caption: The project

CHANGELOG
CONTRIBUTING
CODE_OF_CONDUCT
SECURITY
docs/decisions/README
docs/decisions/*
```
"""


LINK = re.compile(r"\[([^\]]*)\]\(([^)#:\s]+)\)")


def prepare(app, page, source):
    here = pathlib.Path(app.env.doc2path(page)).parent

    def unlinked(link):
        return link[1] if (here / link[2]).is_dir() else link[0]

    # A folder, which GitHub can show, is no page of a website.
    source[0] = LINK.sub(unlinked, source[0])
    if page == root_doc:
        source[0] += MENU


def setup(app):
    app.connect("source-read", prepare)
