namespace IoTDA.Sdk.Http;

internal sealed class ApiResponse<T>(T content)
{
    public T Content { get; } = content;
}
