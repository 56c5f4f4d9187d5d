using IoTDA.Sdk.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Status;

/// <summary>
/// What the emulator offers beside the API: <c>GET /</c> shows its state, <c>POST /emulator/reset</c> forgets it. These requests need
/// no credentials, meet no fault and are not in the journal.
/// </summary>
internal sealed class OwnRoutes(StatusPage page, Action reset)
{
    public EmulatorResponse? Answer(string method, string rawTarget)
    {
        if (HttpMethods.IsGet(method) && rawTarget is "/")
        {
            return page.Write();
        }

        if (HttpMethods.IsPost(method) && rawTarget is "/emulator/reset")
        {
            reset();
            return EmulatorResponse.NoContent;
        }

        return null;
    }
}
