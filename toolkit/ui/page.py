"""The page: a report in by file or by paste, its English beside its Chinese, and both to take away."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from types import FrameType
from typing import Any

from toolkit.errors import CancelledError, InputError, ToolkitError, UsageError
from toolkit.report import Report
from toolkit.translated import TranslatedReport
from toolkit.ui import rendering
from toolkit.ui.worker import Job, OpenPipeline, Worker

MAX_BYTES = 5 * 1024 * 1024
"""The largest report the page takes. The longest published work reports have 60,000 characters, 180 kB of UTF-8."""

_TITLE = "GovReport Toolkit"
_WELCOME = "A Chinese government report in, checked English out. Nothing leaves this computer."
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_UNSAFE_IN_NAMES = re.compile(r"[^\w.\-]+")

Changes = dict[Any, Any]
"""What an event handler gives to Gradio: components, and what becomes of them."""


def build(worker: Worker, folder: Path) -> Any:
    """The page as `gr.Blocks`, not yet launched; downloads are written below `folder`."""
    gr = _gradio()
    with gr.Blocks(title=_TITLE, analytics_enabled=False, fill_width=True) as page:
        gr.HTML(f'<div class="masthead"><h1>{_TITLE}</h1><p>{_WELCOME}</p></div>', apply_default_css=False)
        with gr.Row(equal_height=True):
            upload = gr.File(label="Report as a file (5 MB at most)", type="filepath", height=190, elem_id="upload")
            pasted = gr.Textbox(
                label="Or the report's text, pasted",
                lines=7,
                max_lines=7,
                placeholder="政府工作报告……",
                elem_id="pasted",
            )
        with gr.Row():
            start = gr.Button("Translate", variant="primary", elem_id="translate")
            stop = gr.Button("Cancel", interactive=False, elem_id="cancel")
        status = gr.HTML("", apply_default_css=False, elem_id="status")
        with gr.Row():
            markdown = gr.DownloadButton("Download Markdown", visible=False, elem_id="markdown")
            json = gr.DownloadButton("Download JSON", visible=False, elem_id="json")
        result = gr.HTML("", apply_default_css=False, js_on_load=_asset("page.js"), elem_id="result")
        job = gr.State(None)

        def translate(source: str | None, text: str | None) -> Iterator[Changes]:
            hidden = gr.update(visible=False, value=None)
            yield {
                start: gr.update(interactive=False),
                stop: gr.update(interactive=True),
                status: rendering.note("Reading the report"),
                result: "",
                markdown: hidden,
                json: hidden,
            }
            try:
                report, name = read_input(source, text)
                running = worker.submit(report)
                yield {job: running}
                for shown in _followed(running):
                    yield {status: shown}
                translated = running.result()
                files = write_downloads(translated, name, folder)
            except CancelledError as stopped:
                yield {status: rendering.note(stopped.message)}
            except ToolkitError as problem:
                yield {status: rendering.error(problem)}
            else:
                yield {
                    status: rendering.note("Done."),
                    result: rendering.result(translated),
                    markdown: gr.update(visible=True, value=str(files[0])),
                    json: gr.update(visible=True, value=str(files[1])),
                }

        def cancel(running: Job | None) -> Changes:
            if running is not None:
                running.cancel()
            return {stop: gr.update(interactive=False)}

        def ready() -> Changes:
            return {start: gr.update(interactive=True), stop: gr.update(interactive=False), job: None}

        def broken() -> Changes:
            words = "The toolkit itself failed; this is a fault of ours, not of the report."
            problem = ToolkitError(words, help="The window it was started in says more.")
            return {**ready(), status: rendering.error(problem)}

        outputs = [start, stop, status, result, markdown, json, job]
        private: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        # Jobs wait for each other in the worker, where the page can say so; Gradio's own queue would be silent.
        run = start.click(translate, [upload, pasted], outputs, concurrency_limit=16, **private)
        run.success(ready, None, [start, stop, job], queue=False, **private)
        run.failure(broken, None, [start, stop, job, status], queue=False, **private)
        stop.click(cancel, [job], [stop], queue=False, **private)
    return page


def launch(open_pipeline: OpenPipeline, *, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve the page until the process is told to stop (Ctrl+C or SIGTERM).

    Raises UsageError when the port is taken or the host is none of this computer's. Uploads and downloads live in a
    folder that goes away with the server.
    """
    signal.signal(signal.SIGTERM, _leave)
    with tempfile.TemporaryDirectory(prefix="govreport-") as folder:
        worker = Worker(open_pipeline)
        try:
            page = start(worker, Path(folder), host=host, port=port)
            print(f"The page is at http://{host}:{port} (Ctrl+C stops it)", file=sys.stderr)
            if host not in _LOOPBACK:
                print("Everyone who reaches this address can use the page: it has no password.", file=sys.stderr)
            with contextlib.suppress(KeyboardInterrupt):
                threading.Event().wait()
            page.close(verbose=False)
        finally:
            worker.close()


def start(worker: Worker, folder: Path, *, host: str, port: int) -> Any:
    """Launch the page and return its `gr.Blocks` at once; `close` stops it. Raises UsageError, as `launch` does."""
    os.environ["GRADIO_TEMP_DIR"] = str(folder)
    gr = _gradio()
    page = build(worker, folder)
    try:
        page.queue(api_open=False).launch(
            server_name=host,
            server_port=port,
            share=False,
            quiet=True,
            prevent_thread_lock=True,
            footer_links=[],
            run_history=False,
            enable_monitoring=False,
            ssr_mode=False,
            mcp_server=False,
            pwa=False,
            max_file_size=MAX_BYTES,
            theme=_theme(gr),
            css=_asset("page.css"),
        )
    except OSError as problem:
        raise UsageError(
            f"--host {host} --port {port}: the page cannot listen there.", help="Choose another --port."
        ) from problem
    return page


def read_input(source: str | None, text: str | None) -> tuple[Report, str]:
    """The report that was uploaded (a path) or pasted, with a name for its downloads.

    Raises UsageError where there is none or more than one, InputError where it is too large or cannot be read.
    """
    from toolkit.reading.read import read_report

    pasted = (text or "").strip()
    if source and pasted:
        raise UsageError("There are both a file and pasted text.", help="Remove one of them, then press Translate.")
    if source:
        path = Path(source)
        content, name, stem = path.read_bytes(), path.name, path.stem
    elif pasted:
        content, name, stem = pasted.encode(), "pasted text", "report"
    else:
        raise UsageError("There is no report yet.", help="Upload a file or paste its text, then press Translate.")
    if len(content) > MAX_BYTES:
        raise InputError(f"{name}: larger than 5 MB.", help="Divide the report into parts.")
    return read_report(content, name=name), stem


def write_downloads(translated: TranslatedReport, name: str, folder: Path) -> tuple[Path, Path]:
    """Write the Markdown and the JSON of a run into a new folder below `folder`; both are named after the report."""
    from toolkit.serialization import to_json
    from toolkit.writing.markdown import to_markdown

    place = Path(tempfile.mkdtemp(dir=folder))
    stem = _UNSAFE_IN_NAMES.sub("_", name)[:80].strip("._") or "report"
    markdown, json = place / f"{stem}.en.md", place / f"{stem}.en.json"
    markdown.write_text(to_markdown(translated), encoding="utf-8")
    json.write_text(to_json(translated, indent=2), encoding="utf-8")
    return markdown, json


def _followed(job: Job) -> Iterator[str]:
    """The status line whenever it changes. Whoever stops listening (a closed tab) stops the job."""
    shown = ""
    try:
        for progress in job.follow():
            line = rendering.status(progress, stopping=job.cancelled)
            if line != shown:
                yield line
            shown = line
    except GeneratorExit:
        job.cancel()
        raise


def _gradio() -> Any:
    # Both are read at Gradio's import or first use; without them it looks up hosts outside.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    import gradio

    return gradio


def _theme(gr: Any) -> Any:
    sans = [gr.themes.Font(name) for name in ("system-ui", "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "sans-serif")]
    mono = [gr.themes.Font(name) for name in ("ui-monospace", "Consolas", "DejaVu Sans Mono", "monospace")]
    theme = gr.themes.Default(primary_hue="blue", neutral_hue="slate", font=sans, font_mono=mono)
    # Gradio's own quiet text is too pale: WCAG 2.2 asks for a contrast of 4.5, which slate 500 on white just has.
    return theme.set(body_text_color_subdued="*neutral_500", body_text_color_subdued_dark="*neutral_400")


def _asset(name: str) -> str:
    return (resources.files("toolkit.ui") / name).read_text(encoding="utf-8")


def _leave(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
