namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>IAM's operation that turns a password into a token, which comes in the header <c>X-Subject-Token</c>.</summary>
internal interface IIamTokenApi
{
    [Post("/v3/auth/tokens")]
    Task<IamTokenResponse> CreateTokenAsync([Body] IamTokenRequest body, string? nocatalog, CancellationToken cancellationToken);
}
