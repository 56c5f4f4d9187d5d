using System.Net.Http.Headers;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>A new token.</summary>
internal sealed record IamTokenResponse([property: JsonPropertyName("token"), JsonRequired] IamTokenFacts Token) : IReadsHeaders
{
    /// <summary>The header with the token.</summary>
    public const string Header = "X-Subject-Token";

    /// <summary>The token; <see langword="null"/> when the answer has none.</summary>
    [JsonIgnore]
    public string? Value { get; set; }

    /// <inheritdoc />
    public override string ToString() => nameof(IamTokenResponse);

    /// <inheritdoc />
    public void Read(HttpResponseHeaders headers) => Value = headers.TryGetValues(Header, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}

/// <summary>What is known of a token.</summary>
internal sealed record IamTokenFacts(
    [property: JsonPropertyName("expires_at"), JsonRequired] DateTimeOffset ExpiresAt,
    [property: JsonPropertyName("issued_at")] DateTimeOffset? IssuedAt);

/// <summary>The projects that were found.</summary>
internal sealed record IamProjectsResponse([property: JsonPropertyName("projects")] IReadOnlyList<IamProject>? Projects);
