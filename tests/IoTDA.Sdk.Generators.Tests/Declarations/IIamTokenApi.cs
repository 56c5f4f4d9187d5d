using IoTDA.Sdk.Http;

namespace IoTDA.Sdk.Authentication;

internal interface IIamTokenApi
{
    [Post("/v3/auth/tokens")]
    Task<ApiResponse<CreateTokenResponse>> CreateTokenAsync(
        [Body] CreateTokenRequest body,
        string? nocatalog,
        CancellationToken cancellationToken);
}
