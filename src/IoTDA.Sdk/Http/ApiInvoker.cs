using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Http;

/// <summary>What the generated wire interfaces call: the one place where a response becomes a record or an exception.</summary>
/// <param name="client">The client over the handler chain.</param>
/// <param name="address">What every path is appended to.</param>
/// <param name="jsonOptions">Options over the SDK's JSON context.</param>
/// <param name="serviceClock">Learns the service's time from its answers.</param>
/// <param name="timeProvider">The clock, for <c>Retry-After</c> dates.</param>
internal sealed class ApiInvoker(
    HttpClient client, ServiceAddress address, JsonSerializerOptions jsonOptions, ServiceClock serviceClock, TimeProvider timeProvider)
{
    /// <summary>The description of a type that crosses the wire.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)jsonOptions.GetTypeInfo(typeof(T));

    /// <summary>A body from a record, written once into a pooled buffer.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="value">The record.</param>
    /// <param name="typeInfo">Its description.</param>
#pragma warning disable CA1822 // called on the instance by generated code, which knows nothing else
    public HttpContent JsonBody<T>(T value, JsonTypeInfo<T> typeInfo) => JsonBodyWriter.Write(value, typeInfo);

    /// <summary>A <c>multipart/form-data</c> body of one file.</summary>
    /// <param name="part">The file.</param>
    /// <param name="name">The part's name.</param>
    public HttpContent FormBody(StreamPart part, string name) => new FormContent(part, name);
#pragma warning restore CA1822

    /// <summary>Sends a call and reads its answer's body.</summary>
    /// <typeparam name="TResponse">The body's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="content">The request's body.</param>
    /// <param name="responseType">The description of the answer's body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IoTDAException">The service said no, or there was no usable answer.</exception>
    public async Task<TResponse> SendAsync<TResponse>(
        ApiCall call, HttpContent? content, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken)
    {
        using ApiRequest request = CreateRequest(
            address.Known ?? await LookUpAddressAsync(call.Operation, content, cancellationToken).ConfigureAwait(false), call, content);
        OperationScope scope = OperationScope.Start(request, timeProvider);
        try
        {
            await LoadAsync(content, cancellationToken).ConfigureAwait(false);
            using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            serviceClock.Observe(response.Headers);
            ThrowIfError(request, response);
            TResponse body = ResponseBody.Read(call.Operation.Name, response, responseType);
            scope.Succeed(response.StatusCode);
            return body;
        }
        catch (Exception exception)
        {
            ThrowIfTransport(scope, request, exception, cancellationToken);
            scope.Fail(exception);
            throw;
        }
    }

    /// <summary>Sends a call whose answer has no body.</summary>
    /// <param name="call">The call.</param>
    /// <param name="content">The request's body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IoTDAException">The service said no, or there was no usable answer.</exception>
    public async Task SendAsync(ApiCall call, HttpContent? content, CancellationToken cancellationToken)
    {
        using ApiRequest request = CreateRequest(
            address.Known ?? await LookUpAddressAsync(call.Operation, content, cancellationToken).ConfigureAwait(false), call, content);
        OperationScope scope = OperationScope.Start(request, timeProvider);
        try
        {
            await LoadAsync(content, cancellationToken).ConfigureAwait(false);
            using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            serviceClock.Observe(response.Headers);
            ThrowIfError(request, response);
            ResponseBody.ThrowIfForeign(call.Operation.Name, response);
            scope.Succeed(response.StatusCode);
        }
        catch (Exception exception)
        {
            ThrowIfTransport(scope, request, exception, cancellationToken);
            scope.Fail(exception);
            throw;
        }
    }

    /// <summary>Sends a call and hands over its answer whole; an error status is not thrown but held in it.</summary>
    /// <typeparam name="TResponse">The body's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="content">The request's body.</param>
    /// <param name="responseType">The description of the answer's body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IoTDATransportException">There was no usable answer.</exception>
    public async Task<ApiResponse<TResponse>> SendForResponseAsync<TResponse>(
        ApiCall call, HttpContent? content, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken)
    {
        using ApiRequest request = CreateRequest(
            address.Known ?? await LookUpAddressAsync(call.Operation, content, cancellationToken).ConfigureAwait(false), call, content);
        OperationScope scope = OperationScope.Start(request, timeProvider);
        HttpResponseMessage? response = null;
        try
        {
            await LoadAsync(content, cancellationToken).ConfigureAwait(false);
            response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            serviceClock.Observe(response.Headers);
            if (response.IsSuccessStatusCode)
            {
                TResponse body = ResponseBody.Read(call.Operation.Name, response, responseType);
                scope.Succeed(response.StatusCode);
                return new ApiResponse<TResponse>(response, body, null);
            }

            IoTDAServiceException error = ReadError(request, response);
            scope.Fail(error);
            return new ApiResponse<TResponse>(response, default, error);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            ThrowIfTransport(scope, request, exception, cancellationToken);
            scope.Fail(exception);
            throw;
        }
    }

    private static ApiRequest CreateRequest(string baseAddress, ApiCall call, HttpContent? content)
    {
        var request = new ApiRequest(call.Operation, new Uri(baseAddress + call.PathAndQuery)) { Content = content };
        foreach ((string name, string? value) in call.Headers ?? [])
        {
            if (value is not null)
            {
                request.Headers.Add(name, value);
            }
        }

        return request;
    }

    private async ValueTask<string> LookUpAddressAsync(ApiOperation operation, HttpContent? content, CancellationToken cancellationToken)
    {
        try
        {
            return await address.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            content?.Dispose();
            if (CredentialFailure.IsOne(exception, cancellationToken))
            {
                throw CredentialFailure.Of(operation.Name, exception);
            }

            throw;
        }
    }

    // What the caller's stream throws is the caller's, and nothing has been sent yet.
    private static ValueTask LoadAsync(HttpContent? content, CancellationToken cancellationToken)
        => content is FormContent form ? form.LoadAsync(cancellationToken) : ValueTask.CompletedTask;

    // Hands the client's task on: one state machine less on the way of every answer.
    private Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        request.IsUnderWay = true;
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static void ThrowIfTransport(OperationScope scope, ApiRequest request, Exception exception, CancellationToken cancellationToken)
    {
        if (request.IsUnderWay && !cancellationToken.IsCancellationRequested && TransportFailure.Describe(exception) is not null)
        {
            IoTDATransportException told = TransportFailure.ToException(request.Operation.Name, exception, request.MayEarlierTryHaveExecuted);
            scope.Fail(told);
            throw told;
        }
    }

    private void ThrowIfError(ApiRequest request, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw ReadError(request, response);
        }
    }

    private IoTDAServiceException ReadError(ApiRequest request, HttpResponseMessage response)
    {
        IoTDAServiceException error = ResponseError.Read(request.Operation.Name, response, timeProvider);
        error.MayHaveExecuted |= request.MayEarlierTryHaveExecuted;
        return error;
    }
}
