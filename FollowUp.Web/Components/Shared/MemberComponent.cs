using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Components.Shared;

/// <summary>Base of pages and panels that work on behalf of the member signed in.</summary>
public abstract class MemberComponent : ActingComponent
{
    /// <summary>Who it is; known once <see cref="StartAsync"/> runs.</summary>
    protected Actor Actor { get; private set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    /// <summary>The role is high enough; nothing may before the member is known.</summary>
    protected bool May(Role least) => Actor?.May(least) == true;

    /// <summary>Finds out who it is, then calls <see cref="StartAsync"/>.</summary>
    protected sealed override async Task OnInitializedAsync()
    {
        Actor = await Current.GetAsync();
        await StartAsync();
    }

    /// <summary>Loads what is shown first.</summary>
    protected virtual Task StartAsync() => Task.CompletedTask;
}
