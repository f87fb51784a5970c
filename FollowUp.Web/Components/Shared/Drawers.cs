using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Components.Shared;

/// <summary>
/// Opens the side drawer: 460 px at the right, no mask, so that the list beside it stays usable. One at a time. The
/// component shown starts with a <see cref="DrawerFrame"/>.
/// </summary>
public sealed class Drawers
{
    /// <summary>Told when a drawer opens, is replaced or closes.</summary>
    internal event Action? Changed;

    /// <summary>What is open; null when nothing is.</summary>
    internal OpenDrawer? Current { get; private set; }

    /// <summary>Shows a component in the drawer, in place of what is in it; the task ends when it is closed or replaced.</summary>
    /// <param name="label">Its name for screen readers, such as "Request to Hana Sato".</param>
    /// <param name="parameters">Parameters of the component by name.</param>
    public Task OpenAsync<TComponent>(string label, Dictionary<string, object?>? parameters = null)
        where TComponent : ComponentBase
        => Show(new OpenDrawer(typeof(TComponent), label, parameters ?? []));

    /// <summary>Closes what is open; nothing happens when nothing is.</summary>
    public Task CloseAsync()
    {
        if (Current is not null)
        {
            Show(null);
        }

        return Task.CompletedTask;
    }

    private Task Show(OpenDrawer? next)
    {
        OpenDrawer? last = Current;
        Current = next;
        Changed?.Invoke();
        last?.Closed.TrySetResult();
        return next?.Closed.Task ?? Task.CompletedTask;
    }
}
