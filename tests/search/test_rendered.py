"""Places of pages that are known only as HTML."""

from build_tools.model.site import Place
from build_tools.publish.search import rendered_page


def test_places_of_rendered_html() -> None:
    """Each block is a place at the nearest id above; headings are apart; what is excluded is left out."""
    page = rendered_page(
        "contribute/",
        "投稿",
        '<h1 id="t">投稿</h1><p>先读<b>这</b>里。</p><h2 id="a">一、归章<a class="headerlink" href="#a">¶</a></h2>'
        "<ul><li>甲<br>乙</li><li>丙 &amp; 丁</li></ul><script>var x</script>"
        '<details data-search-exclude><summary>看答案</summary><p id="no">A</p></details>'
        '<table><tr><td id="c">表<p>内</td></tr></table>尾',
    )
    assert page.title == "投稿"
    assert page.headings == (Place("a", "", "一、归章"),)
    assert page.body == (
        Place("", "", "先读这里。"),
        Place("a", "一、归章", "甲"),
        Place("a", "一、归章", "乙"),
        Place("a", "一、归章", "丙 & 丁"),
        Place("c", "一、归章", "表"),
        Place("c", "一、归章", "内"),
        Place("c", "一、归章", "尾"),
    )
