using IoTDA.Sdk.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Status;

/// <summary>
/// What the emulator offers beside the API: <c>GET /</c> shows its state, <c>POST /emulator/reset</c> forgets it. These requests need
/// no credentials, meet no fault and are not in the journal; nor is what a browser asks for by itself.
/// </summary>
internal sealed class OwnRoutes(StatusPage page, Action reset, EmulatorClock clock)
{
    public async Task<bool> TryAnswerAsync(HttpContext context, string target, string requestId)
    {
        if (Answer(context.Request.Method, RequestTarget.PathOf(target)) is not { } response)
        {
            return false;
        }

        await ResponseWriter.WriteAsync(context, response, requestId, null, clock.Now).ConfigureAwait(false);
        return true;
    }

    private EmulatorResponse? Answer(string method, string path)
    {
        switch (path)
        {
            case "/" when HttpMethods.IsGet(method):
                return page.Write();
            case "/favicon.ico" when HttpMethods.IsGet(method):
                return EmulatorResponse.NoContent;
            case "/emulator/reset" when HttpMethods.IsPost(method):
                reset();
                return EmulatorResponse.NoContent;
            default:
                return null;
        }
    }
}
