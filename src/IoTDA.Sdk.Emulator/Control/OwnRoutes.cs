using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Page;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Control;

/// <summary>
/// What the emulator offers beside the API: the page at <c>/</c> and the control routes under <c>/emulator</c>. These requests need no
/// credentials but the control key where there is one, meet no fault and are not in the journal; nor is what a browser asks for by itself.
/// </summary>
internal sealed class OwnRoutes(EmulatedService service, EmulatorOptions options, ILogger logger, CancellationToken emulatorEnds)
{
    public const string KeyHeader = "X-Emulator-Key";
    private const string Prefix = "/emulator/";

    private readonly IReadOnlyList<ControlRoute> _routes = [.. ControlRoutes.Of(service, options), .. PageRoutes.All];
    private readonly EventStream _events = new(service, options, emulatorEnds);

    [SuppressMessage("Design", "CA1031", Justification = "A defect is answered with the envelope here as elsewhere.")]
    public async Task<bool> TryAnswerAsync(HttpContext context, string target, string requestId)
    {
        string path = RequestTarget.PathOf(target);
        if (path is not ("/" or "/favicon.ico") && !path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        EmulatorResponse response;
        try
        {
            if (path == ControlRoutes.EventsPath && HttpMethods.IsGet(context.Request.Method))
            {
                CheckKey(context);
                await _events.WriteAsync(context).ConfigureAwait(false);
                return true;
            }

            response = await AnswerAsync(context, path, target).ConfigureAwait(false);
        }
        catch (RequestRefusedException refused)
        {
            response = ErrorEnvelope.Write(null, refused.StatusCode, refused.ErrorCode, refused.Message, requestId);
        }
        catch (ArgumentException exception)
        {
            response = ErrorEnvelope.Write(null, 400, EmulatorErrorCodes.InvalidInput, exception.Message, requestId);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            RequestLog.Failed(logger, exception, context.Request.Method, path, requestId);
            response = ErrorEnvelope.Write(null, 500, EmulatorErrorCodes.InternalError, exception.Message, requestId);
        }

        await ResponseWriter.WriteAsync(context, response, requestId, null, service.Clock.Now).ConfigureAwait(false);
        return true;
    }

    private async Task<EmulatorResponse> AnswerAsync(HttpContext context, string path, string target)
    {
        foreach (ControlRoute route in _routes)
        {
            if (route.Method == context.Request.Method && route.Match(path) is { } id)
            {
                if (!route.IsOpen)
                {
                    CheckKey(context);
                }

                QueryParameters query = new(target, route.IsOpen, [.. route.Query, "key"]);
                ReadOnlyMemory<byte> body = await BodyReader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
                return await route.Handle(new ControlRequest(id, query, body, context.RequestAborted)).ConfigureAwait(false);
            }
        }

        throw new RequestRefusedException(404, EmulatorErrorCodes.NotFound, $"The emulator has no route {context.Request.Method} {path}.");
    }

    private void CheckKey(HttpContext context)
    {
        string given = context.Request.Headers.TryGetValue(KeyHeader, out var header) ? header.ToString() : context.Request.Query["key"].ToString();
        if (service.ControlKey is { } key && !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key)))
        {
            throw new RequestRefusedException(
                401, EmulatorErrorCodes.ControlKeyRequired, $"The control key is required, in the header {KeyHeader} or the query parameter key.");
        }
    }
}
