"""record_demo.py TYPESCRIPT TIMING: draws what `script` recorded as an SVG that plays once and keeps its last picture.

Understands what Pintail prints: text, line feeds, carriage returns, cursor up (CSI n A) and erase below (CSI J).
"""
import re
import sys
from xml.sax.saxutils import escape

COLUMNS, LINE, CHARACTER, LONGEST_PAUSE = 100, 19, 8.4, 1.5

raw = open(sys.argv[1], "rb").read()
raw = raw[raw.index(b"\n") + 1:]  # the header of script
steps, offset, clock = [], 0, 0.0
for entry in open(sys.argv[2]):
    pause, size = entry.split()[-2:] if entry[0].isalpha() else entry.split()
    clock += min(float(pause), LONGEST_PAUSE)
    steps.append((clock, raw[offset:offset + int(size)].decode("utf-8", "replace")))
    offset += int(size)

screen, row, column, frames = [""], 0, 0, []
for at, text in steps:
    for token in re.findall(r"\x1b\[\d*[A-Za-z]|\r|\n|[^\x1b\r\n]+", text):
        if token == "\n":
            row, column = row + 1, 0
            if row == len(screen):
                screen.append("")
        elif token == "\r":
            column = 0
        elif token.endswith("A") and token[0] == "\x1b":
            row = max(0, row - int(token[2:-1] or 1))
        elif token == "\x1b[J":
            screen[row] = screen[row][:column]
            del screen[row + 1:]
        elif token[0] != "\x1b":
            line = screen[row].ljust(column)
            screen[row] = (line[:column] + token + line[column + len(token):])[:COLUMNS]
            column += len(token)
    if not frames or frames[-1][1] != screen:
        frames.append((at, list(screen)))

prompt = "$ ./pintail demo"
total = frames[-1][0] + 3
height = LINE * (max(len(f[1]) for f in frames) + 2) + 20
width = int(COLUMNS * CHARACTER) + 40
print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">')
print("<title>pintail demo, recorded</title>")
print(f'<rect width="{width}" height="{height}" rx="8" fill="#14191f"/>')
print("<style>text{fill:#dbe4ec;white-space:pre}.p{fill:#7ee787}.f{visibility:hidden}</style>")
print(f'<text class="p" x="20" y="{LINE + 8}">{escape(prompt)}</text>')
for i, (at, lines) in enumerate(frames):
    last = i == len(frames) - 1
    end = "" if last else f'<set attributeName="visibility" to="hidden" begin="{frames[i + 1][0]:.2f}s"/>'
    hidden = "" if last else ' class="f"'
    start = "" if last else f'<set attributeName="visibility" to="visible" begin="{at:.2f}s"/>'
    if last:  # shown where nothing moves; while it plays it waits for its turn
        start = f'<set attributeName="visibility" to="hidden" begin="0s" end="{at:.2f}s"/>'
    print(f"<g{hidden}>{start}{end}")
    for n, line in enumerate(lines):
        if line.strip():
            print(f'<text x="20" y="{LINE * (n + 2) + 8}">{escape(line.rstrip())}</text>')
    print("</g>")
print("</svg>")
