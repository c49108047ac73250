"""Imports many documents with the command, from a folder and from an archive, and prints how long each takes and how
much memory. Arguments: the program, how many documents, a folder for what is made."""
import os, pathlib, subprocess, sys, time, zipfile

program, count, work = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])


def document(number):
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    timeline = "\n".join(f"| {hour:02}:{minute:02} | Step {hour * 60 + minute} of {number}, with a few more words about it |"
                         for hour in range(9, 14) for minute in (0, 12, 31, 50))
    prose = "\n\n".join(f"Paragraph {part} of document {number}. " + "Nobody could order, and nobody knew why. " * 12
                        for part in range(8))
    actions = "\n".join(f"- [{'x' if part % 2 else ' '}] Mend part {part} of {number} (due {day})" for part in range(6))
    return (f"# Orders locked {number}\n\n**Date:** {day}\n\n**Severity:** SEV{number % 5 + 1}\n\n**Services:** Checkout, "
            f"Service {number % 40}\n\n## Summary\n\n{prose}\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n"
            f"{timeline}\n\n## What went well\n\n- The alert fired\n- Someone was awake\n\n## Action items\n\n{actions}\n")


folder = work / "documents"
folder.mkdir()
texts = {f"{number}.md": document(number) for number in range(count)}
for name, text in texts.items():
    (folder / name).write_text(text)
with zipfile.ZipFile(work / "documents.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in texts.items():
        archive.writestr(name, text)
size = sum(map(len, texts.values())) // 1024 // count

for kind, source in [("folder", folder), ("archive", work / "documents.zip")]:
    database = work / f"{kind}.sqlite"
    start = time.monotonic()
    process = subprocess.Popen([program, "import", source, "--apply", "--confirm", str(count), "--database", database],
                               stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status != 0:
        sys.exit(f"the import from the {kind} ended with {status}")
    print(f"{count} documents of {size} KB from a{'n' if kind == 'archive' else ''} {kind}: {seconds:.1f} s, "
          f"{usage.ru_maxrss / 1024:.0f} MB")
