import Foundation
import TestSupport
import Testing

@Suite("The documents' links")
struct LinkTests {
    @Test(
        "lead to files of the checkout",
        arguments: ["README.md", "CONTRIBUTING.md", "docs/guide.md", "docs/funding.md", "docs/architecture.md"])
    func links(path: String) throws {
        let document = try Document(path)
        for link in document.linkedPaths {
            let target = document.url.deletingLastPathComponent().appending(path: link)
            #expect(FileManager.default.fileExists(atPath: target.path), "\(path) leads to \(link)")
        }
    }

    @Test("The pictures are small, and each is shown")
    func pictures() throws {
        let guide = try Document("docs/guide.md")
        let folder = Checkout.root.appending(path: "docs/images")
        for picture in try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.fileSizeKey])
        {
            #expect(guide.linkedPaths.contains("images/\(picture.lastPathComponent)"), "\(picture.lastPathComponent)")
            let size = try #require(picture.resourceValues(forKeys: [.fileSizeKey]).fileSize)
            #expect(size < 150_000, "\(picture.lastPathComponent): scripts/make-pictures makes it smaller")
        }
    }
}
