using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Settings;

/// <summary>Base of the settings pages: knows who looks, and loads only what that person may see.</summary>
public abstract class SettingsPage : ActingComponent
{
    /// <summary>Null until it is known.</summary>
    protected Actor? Actor { get; private set; }

    protected bool IsAdmin => Actor?.May(Role.Admin) == true;

    /// <summary>Whether there is something to draw yet.</summary>
    protected bool Ready { get; private set; }

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Actor = await Current.GetAsync();
        await ReloadAsync();
    }

    /// <summary>Loads the page's data for <paramref name="actor"/>.</summary>
    protected abstract Task LoadAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Loads again, as after a change.</summary>
    protected async Task ReloadAsync() => await LoadAsync(async ct =>
    {
        await LoadAsync(Actor!, ct);
        Ready = true;
    });
}
