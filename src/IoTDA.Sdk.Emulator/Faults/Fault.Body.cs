using IoTDA.Sdk.Emulator.Faults;
using Microsoft.Net.Http.Headers;

namespace IoTDA.Sdk.Emulator;

/// <content>Faults of the answer's content. Where the answer has no body (204), there is nothing to spoil and it goes out as it is.</content>
public sealed partial class Fault
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Executes the request and answers with JSON that ends in the middle; length and status are right.</summary>
    public static Fault MalformedJson { get; } = Spoil(
        nameof(MalformedJson), static response => response with { Body = response.Body[..(response.Body.Length * 2 / 3)] });

    /// <summary>Executes the request and answers with JSON in which each member of the top level has another type.</summary>
    public static Fault WrongTypes { get; } = Spoil(
        nameof(WrongTypes), static response => response.ContentType == "application/json" ? response with { Body = TypeSwap.Apply(response.Body) } : response);

    /// <summary>Executes the request and answers with the right status, the right content type and no body.</summary>
    public static Fault EmptyBody { get; } = Spoil(nameof(EmptyBody), static response => response with { Body = default });

    /// <summary>502 with a page of HTML, as a proxy on the way sends it. Nothing is executed.</summary>
    public static Fault HtmlErrorPage { get; } = Instead(
        nameof(HtmlErrorPage),
        static _ => EmulatorResponse.Text(502, Html, "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"));

    /// <summary>200 with a page of HTML, as a portal before the network sends it. Nothing is executed.</summary>
    public static Fault HtmlPage { get; } = Instead(
        nameof(HtmlPage),
        static _ => EmulatorResponse.Text(200, Html, "<html><head><title>Welcome</title></head><body>Please log in to use the network.</body></html>"));

    /// <summary>Redirects to another host. Nothing is executed.</summary>
    /// <param name="location">Where to; <see langword="null"/> means a host that does not exist.</param>
    /// <param name="statusCode">300 to 399; 307 by default.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">The address is relative, or the status is out of its range.</exception>
    public static Fault Redirect(Uri? location = null, int statusCode = 307)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 399);
        if (location is { IsAbsoluteUri: false })
        {
            throw new ArgumentException("A redirect needs an absolute address.", nameof(location));
        }

        string target = location?.AbsoluteUri ?? "https://elsewhere.invalid/";
        return Instead(
            Named(nameof(Redirect), statusCode),
            _ => new EmulatorResponse(statusCode, null, default).WithHeader(HeaderNames.Location, target));
    }

    private static Fault Spoil(string name, Func<EmulatorResponse, EmulatorResponse> change) => new(name, async call =>
    {
        EmulatorResponse response = await call.ExecuteAsync().ConfigureAwait(false);
        return response.Body.IsEmpty ? response : change(response);
    });
}
