#nullable enable

namespace IoTDA.Sdk.Authentication;

internal sealed class IamTokenApi : global::IoTDA.Sdk.Authentication.IIamTokenApi
{
    private static readonly global::IoTDA.Sdk.Http.ApiOperation CreateTokenOperation = new("CreateToken", global::System.Net.Http.HttpMethod.Post, "/v3/auth/tokens");

    private readonly global::IoTDA.Sdk.Http.ApiInvoker _invoker;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.Authentication.CreateTokenRequest>? _createTokenRequestType;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.Authentication.CreateTokenResponse>? _createTokenResponseType;

    public IamTokenApi(global::IoTDA.Sdk.Http.ApiInvoker invoker)
    {
        _invoker = invoker;
    }

    public global::System.Threading.Tasks.Task<global::IoTDA.Sdk.Http.ApiResponse<global::IoTDA.Sdk.Authentication.CreateTokenResponse>> CreateTokenAsync(global::IoTDA.Sdk.Authentication.CreateTokenRequest body, string? nocatalog, global::System.Threading.CancellationToken cancellationToken)
    {
        var path = new global::IoTDA.Sdk.Http.ApiPath(stackalloc char[256]);
        path.AppendLiteral("/v3/auth/tokens");
        path.AppendQuery("nocatalog", nocatalog);
        return _invoker.SendForResponseAsync(new global::IoTDA.Sdk.Http.ApiCall(CreateTokenOperation, path.ToStringAndClear()), _invoker.JsonBody(body, _createTokenRequestType ??= _invoker.TypeInfo<global::IoTDA.Sdk.Authentication.CreateTokenRequest>()), _createTokenResponseType ??= _invoker.TypeInfo<global::IoTDA.Sdk.Authentication.CreateTokenResponse>(), cancellationToken);
    }
}
