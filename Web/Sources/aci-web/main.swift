import ACIWeb
import Glibc
import Hummingbird

/// Starts the server and says where it is; ends once a signal has come and all requests are answered.
func run(_ options: Options) async throws {
    let log = RequestLog { line in print(line) }
    let application = try WebServer.application(options, log: log) { port in
        let host = options.host.contains(":") ? "[\(options.host)]" : options.host
        print("La page est ouverte à l’adresse http://\(host):\(port)\(options.site.basePath)/ — pour l’arrêter : Ctrl-C.")
    }
    try await application.runService()
}

// Lines come out as they are written, into a file or a pipe too.
setvbuf(stdout, nil, _IOLBF, 0)
// A large body's memory goes back to the system with the body.
mallopt(M_MMAP_THRESHOLD, 128 << 10)
do {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    switch options.question {
    case .help: print(Options.help, terminator: "")
    case .version: print("aci-web \(Version.number)")
    case nil: try await run(options)
    }
} catch let mistake as Options.Mistake {
    fputs("aci-web : \(mistake.message)\n", stderr)
    exit(64)
} catch {
    fputs("aci-web : la page ne peut pas s’ouvrir : \(error)\n", stderr)
    exit(70)
}
