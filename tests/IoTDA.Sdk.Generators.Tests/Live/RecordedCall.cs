namespace IoTDA.Sdk.Generators.Tests.Live;

/// <summary>What emitted code handed to the invoker.</summary>
internal sealed record RecordedCall(IReadOnlyDictionary<string, object?> Facts)
{
    public string Operation => (string)Facts["Operation"]!;

    public HttpMethod Method => (HttpMethod)Facts["Method"]!;

    public string Template => (string)Facts["Template"]!;

    public string PathAndQuery => (string)Facts["PathAndQuery"]!;

    public IReadOnlyList<KeyValuePair<string, string?>> Headers => (KeyValuePair<string, string?>[])Facts["Headers"]!;

    public HttpContent? Content => (HttpContent?)Facts["Content"];

    public Type Result => (Type)Facts["Result"]!;

    public IReadOnlyList<Type> TypeInfos => (Type[])Facts["TypeInfos"]!;

    public CancellationToken CancellationToken => (CancellationToken)Facts["CancellationToken"]!;
}
