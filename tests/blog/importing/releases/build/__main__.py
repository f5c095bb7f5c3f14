from pathlib import Path

from tests.blog.importing.releases.build import DOCUMENTS

for name, build in DOCUMENTS.items():
    (Path(__file__).parents[1] / f"{name}.docx").write_bytes(build())
