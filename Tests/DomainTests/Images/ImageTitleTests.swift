import Domain
import Testing

struct ImageTitleTests {
    @Test(arguments: [
        ("rows-per-minute.png", "rows-per-minute"), ("etc/passwd.png", "etc passwd"), (".png", ".png"), ("", "image"),
        ("a](javascript:alert(1)).png", "a javascript alert 1"),
        ("Bildschirmfoto 2026–03–01.jpeg", "Bildschirmfoto 2026 03 01"),
    ])
    func `its title is the name of its file, without what Markdown would read`(name: String, title: String) {
        #expect(ImageTitle.make(from: name) == title)
    }
}
