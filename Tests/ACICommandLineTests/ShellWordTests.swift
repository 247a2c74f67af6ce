import Testing

@testable import ACICommandLine

@Suite("Words for a shell")
struct ShellWordTests {
    @Test(
        "what a shell would take apart is quoted",
        arguments: [
            ("a.xlsx", "a.xlsx"), ("été/à.xlsx", "été/à.xlsx"), ("a b", "'a b'"), ("l'an", "'l'\\''an'"), ("", "''"),
            ("a\nb'\\c", "$'a\\012b\\'\\\\c'"), (PathWord.word([0x61, 0xE9]), "$'a\\351'"),
            ("'a", "''\\''a'"), ("a'", "'a'\\'''"), ("''", "''\\'''\\'''"), ("a$b", "'a$b'"), ("~", "'~'"),
            ("0123456789-_./+,=:@%", "0123456789-_./+,=:@%"), ("\u{1}", "$'\\001'"),
            ("\u{202E}é", "$'\\342\\200\\256é'"),
        ])
    func shellWords(word: String, quoted: String) {
        #expect(ShellWord.quote(word) == quoted)
    }
}
