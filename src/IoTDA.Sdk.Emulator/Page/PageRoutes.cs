using IoTDA.Sdk.Emulator.Control;

namespace IoTDA.Sdk.Emulator.Page;

/// <summary>The page's files. They hold no state, so they need no key: the page asks for it.</summary>
internal static class PageRoutes
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'";

    public static IReadOnlyList<ControlRoute> All { get; } =
    [
        File("/", "page.html", "text/html; charset=utf-8"),
        File("/emulator/page.css", "page.css", "text/css; charset=utf-8"),
        File("/emulator/page.js", "page.js", "text/javascript; charset=utf-8"),
        ControlRoute.Of("GET", "/favicon.ico", _ => EmulatorResponse.NoContent) with { IsOpen = true },
    ];

    private static ControlRoute File(string path, string name, string contentType)
        => ControlRoute.Of("GET", path, _ => Resources.Get(name, contentType).WithHeader("Content-Security-Policy", Policy)) with { IsOpen = true };
}
