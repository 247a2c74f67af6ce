import ACIReports
import HTTPTypes
import Hummingbird

/// The files that pages refer to, and the description of the programs' interface.
enum AssetRoutes {
    static let all = [
        asset("/page.css", "text/css; charset=utf-8", Array(RapportHTML.styleCSS.utf8) + PackageResources.page_css),
        asset("/page.js", "text/javascript; charset=utf-8", PackageResources.page_js),
        asset("/icone.svg", "image/svg+xml", PackageResources.icone_svg),
        asset("/api/v1/openapi.json", ContentType.json, PackageResources.openapi_json),
    ]

    private static func asset(_ pattern: String, _ type: String, _ bytes: [UInt8]) -> Route {
        Route(method: .get, pattern: pattern) { _, _ in
            var response = Response(bytes: bytes, type)
            response.headers[.cacheControl] = "max-age=300"
            return response
        }
    }
}
