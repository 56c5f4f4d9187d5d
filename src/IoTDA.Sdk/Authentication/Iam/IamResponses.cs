using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>The body beside a new token.</summary>
/// <param name="Token">What is known of the token, which itself is in a header.</param>
internal sealed record IamTokenResponse([property: JsonPropertyName("token"), JsonRequired] IamTokenFacts Token);

/// <summary>What is known of a token.</summary>
/// <param name="ExpiresAt">When it ends, by IAM's clock.</param>
/// <param name="IssuedAt">When it was issued, by IAM's clock.</param>
internal sealed record IamTokenFacts(
    [property: JsonPropertyName("expires_at"), JsonRequired] DateTimeOffset ExpiresAt,
    [property: JsonPropertyName("issued_at")] DateTimeOffset? IssuedAt);

/// <summary>The projects that were found.</summary>
/// <param name="Projects">The projects.</param>
internal sealed record IamProjectsResponse([property: JsonPropertyName("projects")] IReadOnlyList<IamProject>? Projects);
