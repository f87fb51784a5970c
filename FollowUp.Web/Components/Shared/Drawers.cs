using Microsoft.AspNetCore.Components;
using Radzen;

namespace FollowUp.Web.Components.Shared;

/// <summary>
/// Opens the side drawer: 460 px at the right, no mask, so that the list beside it stays usable. The component shown
/// starts with a <see cref="DrawerFrame"/>.
/// </summary>
public sealed class Drawers(DialogService dialogs)
{
    /// <summary>Shows a component in the drawer, in place of what is in it; returns when it is closed.</summary>
    /// <param name="label">Its name for screen readers, such as "Request to Hana Sato".</param>
    /// <param name="parameters">Parameters of the component by name.</param>
    public async Task OpenAsync<TComponent>(string label, Dictionary<string, object?>? parameters = null)
        where TComponent : ComponentBase
    {
        dialogs.CloseSide();
        await dialogs.OpenSideAsync<TComponent>(label, parameters, new SideDialogOptions
        {
            AriaLabel = label,
            ShowTitle = false,
            ShowMask = false,
            ShowClose = false,
            Resizable = false,
            CloseDialogOnOverlayClick = false,
            Width = null,
            CssClass = "drawer-side",
        });
    }

    /// <summary>Closes what is open; nothing happens when nothing is.</summary>
    public Task CloseAsync() => dialogs.CloseSideAsync();
}
