namespace IoTDA.Sdk.Generators.Emitting;

/// <summary>The types that emitted code calls.</summary>
internal static class Names
{
    public const string ApiInvoker = "global::IoTDA.Sdk.Http.ApiInvoker";
    public const string ApiOperation = "global::IoTDA.Sdk.Http.ApiOperation";
    public const string ApiCall = "global::IoTDA.Sdk.Http.ApiCall";
    public const string ApiPath = "global::IoTDA.Sdk.Http.ApiPath";
    public const string ApiResponse = "global::IoTDA.Sdk.Http.ApiResponse";
    public const string HttpMethod = "global::System.Net.Http.HttpMethod";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string JsonTypeInfo = "global::System.Text.Json.Serialization.Metadata.JsonTypeInfo";
    public const string GeneratedCode = "global::System.CodeDom.Compiler.GeneratedCode";
    public const string Header = "global::System.Collections.Generic.KeyValuePair<string, string?>";
}
