"""What a stranger may write where a word is expected, and what of a comment is more than quoted text."""

import re

TRICKS = {
    "paths": "../../.github/workflows/x",
    "a path with an ending": "../../../etc/cron.d/x.yaml",
    "a path of Windows": "..\\..\\x",
    "nothing but dots": "....",
    "a zero byte": "a\x00b../../x",
    "a mention": "@octocat and @example/everybody",
    "references": "#1 GH-2 example/foothold#3 https://github.com/example/foothold/issues/4",
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>[x](javascript:alert(1))![](https://example.org/x.png)",
    "a fence": "```\n@octocat\n```\n~~~\n@octocat",
    "a longer fence": "``````\n@octocat\n``````",
    "a comment": "<!-- foothold: answer to an issue form --> -->",
    "workflow commands": "::set-output name=x::y\n::add-mask::x\n##[set-env name=PATH]x\n%0A::stop-commands::x",
    "an expression": "${{ secrets.GITHUB_TOKEN }} ${{ github.event.issue.title }}",
    "a shell": "$(touch /tmp/pwned) `id` ; rm -rf / && x | y",
    "turned around": "\u202egnp.exe\u2066 \u200b\ufeff",
    "half a character": "\ud800x",
    "another question": "### Its name\n\nMallory\n\n### The finished entry\n\nname: Mallory",
    "very long": "x" * 30_000,
    "many lines": "x\n" * 15_000,
    "letters of the world": "Ångström 求職 🙂 مرحبا",
}


def outside_code(markdown: str) -> str:
    """What of a comment is no code: fences as CommonMark closes them, then code spans."""
    kept, fence = [], ""
    for line in markdown.split("\n"):
        ticks = re.match("`{3,}", line)
        if fence:
            fence = "" if re.fullmatch(f"{fence}`*\\s*", line) else fence
        elif ticks:
            fence = ticks[0]
        else:
            kept.append(line)
    assert not fence, "a fence is left open"
    return re.sub(r"`[^`\n]+`", "", "\n".join(kept))
