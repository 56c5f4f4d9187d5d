using Microsoft.Playwright;

namespace IoTDA.Sdk.Emulator.Browser.Tests;

/// <summary>One browser for all tests: the Chromium of the system.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens the page of an emulator.</summary>
    internal async Task<EmulatorPage> OpenAsync(IoTDAEmulator emulator, int width = 1280, bool dark = false, string query = "")
    {
        IPage page = await _browser!.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        page.SetDefaultTimeout(15_000);
        EmulatorPage opened = new(page);
        await page.GotoAsync(emulator.BaseAddress + query);
        return opened;
    }
}
