import ACIReports
import ACIWeb
import Foundation
import Hummingbird

/// `aci-web`: starts the server, says where it is, and ends once a signal has come and all requests are answered.
@main
enum Program {
    static func main() async {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            switch options.question {
            case .help: say(Options.help)
            case .version: say("aci-web \(Release.version)\n")
            case nil: try await serve(options)
            }
        } catch {
            let isMistake = error is Options.Mistake
            let reason = (error as? Options.Mistake)?.message ?? "la page ne peut pas s’ouvrir : \(error)"
            FileHandle.standardError.write(Data("aci-web : \(reason)\n".utf8))
            exit(isMistake ? 64 : 70)
        }
    }

    private static func serve(_ options: Options) async throws {
        let application = try WebServer.application(options, log: RequestLog { say("\($0)\n") }) { port in
            let host = options.host.contains(":") ? "[\(options.host)]" : options.host
            say(
                "La page est ouverte à l’adresse http://\(host):\(port)\(options.site.basePath)/ "
                    + "(pour l’arrêter : Ctrl-C).\n")
        }
        try await application.runService()
    }

    private static func say(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
