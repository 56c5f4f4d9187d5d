using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The request line's target: path and query, nothing unescaped.</param>
/// <param name="Headers">The headers, the values of one name joined by a comma and a space.</param>
/// <param name="Body">The body's bytes.</param>
/// <param name="Connection">The connection that it came on.</param>
internal sealed record StubRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, string Connection)
{
    /// <summary>The path, nothing unescaped.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>The query without its question mark, nothing unescaped; empty when there is none.</summary>
    public string Query => Target.Split('?', 2) is [_, var query] ? query : "";

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;

    public override string ToString() => $"{Method} {Target}";
}
