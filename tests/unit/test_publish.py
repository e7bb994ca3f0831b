"""Publishing whole or not at all."""

from pathlib import Path

from handbook.publish import discard, publish, staging


def write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")


def test_a_whole_build_replaces_the_published_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, "old")
    (site / "gone.html").touch()
    write(staging(site), "new")
    publish(site)
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["index.html", "site"]


def test_the_first_build_needs_no_published_site(tmp_path: Path) -> None:
    write(staging(tmp_path / "site"), "new")
    publish(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").exists()


def test_a_failed_build_leaves_the_published_site_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, "old")
    write(staging(site), "half")
    discard(site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


def test_a_publication_that_fails_puts_the_old_site_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, "old")
    try:
        publish(site)
    except OSError:
        pass
    else:
        raise AssertionError("nothing was staged, so nothing can be published")
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
