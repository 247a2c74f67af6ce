import Foundation
import HTTPTypes
public import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The server, from its options to its end.
public enum WebServer {
    /// The application; tests run it without a network.
    ///
    /// - Parameters:
    ///   - log: takes the lines of the log.
    ///   - ready: told the port, once requests are taken.
    public static func application(
        _ options: Options, log: RequestLog, ready: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let limits = options.site.limits
        let responder = Responder(
            options.site, try WorkbookService(),
            concurrent: options.concurrent ?? ProcessInfo.processInfo.activeProcessorCount, log: log)
        let connection = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ExchangeDeadline(limits.exchange)], idleTimeout: TimeAmount(limits.silence),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
        // The framework's own words may quote a request: only what breaks the server is told.
        var logger = Logger(label: "aci-web") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return Application(
            responder: responder, server: .http1(configuration: connection),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? options.port) }, logger: logger)
    }
}
