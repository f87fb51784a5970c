using Bunit;
using FollowUp.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;

namespace FollowUp.Tests.Web.Components;

public sealed class ConfirmationTests : BunitContext
{
    public ConfirmationTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Confirmations>();
    }

    [Theory]
    [InlineData("Archive campaign", true)]
    [InlineData("Keep it", false)]
    public async Task The_button_chosen_is_the_answer(string button, bool answer)
    {
        var dialogs = Render<RadzenDialog>();
        Task<bool> asked = dialogs.InvokeAsync(() => Services.GetRequiredService<Confirmations>()
            .AskAsync("Archive “Summer reviews”?", "Requests that wait are cancelled.", "Archive campaign", danger: true));

        var buttons = dialogs.WaitForElements(".confirm button", 2);
        Assert.Contains("btn-danger-fill", buttons[0].ClassName, StringComparison.Ordinal);
        buttons.Single(b => b.TextContent == button).Click();

        Assert.Equal(answer, await asked);
    }
}
