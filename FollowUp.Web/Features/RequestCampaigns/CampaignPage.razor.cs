using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.RequestCampaigns;

/// <summary>Makes or changes one campaign. What others saved meanwhile is never overwritten.</summary>
public sealed partial class CampaignPage
{
    private RequestCampaign? stored;
    private CampaignForm? form;
    private IReadOnlyList<Template> templates = [];
    private (Guid? Id, bool Known) shown;
    private bool dirty;
    private bool conflict;

    [Inject]
    private IRequestCampaigns Campaigns { get; set; } = default!;

    [Inject]
    private ITemplates Templates { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Which campaign; null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    private bool MayEdit => May(Role.Marketer) && stored?.Status != SequenceStatus.Archived;

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (Id, true))
        {
            shown = (Id, true);
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        conflict = false;
        templates = [.. (await Templates.ListAsync(Actor, null, ct)).Where(template => !template.Archived)];
        stored = Id is { } id ? await Campaigns.GetAsync(Actor, id, ct) : null;
        form = stored is null ? new CampaignForm() : CampaignForm.Of(stored);
        dirty = false;
    });

    private void Changed() => dirty = true;

    private async Task SaveAsync()
    {
        Guid? made = null;
        conflict = false;
        var done = await RunAsync(
            "save the campaign",
            async ct =>
            {
                try
                {
                    var input = form!.Read();
                    RequestCampaignRules.Check(input);
                    if (stored is null)
                    {
                        made = await Campaigns.CreateAsync(Actor, input, ct);
                    }
                    else
                    {
                        await Campaigns.UpdateAsync(Actor, stored.Id, stored.Version, input, ct);
                    }
                }
                catch (ConflictException)
                {
                    conflict = true;
                    throw;
                }
            },
            stored is null ? "Campaign started. Orders delivered from now on are asked about." : "Campaign saved. New requests follow it; those on their way keep what they began with.");
        if (!done)
        {
            return;
        }

        dirty = false;
        StateHasChanged(); // The guard has to know before the page is left.
        if (made is { } id)
        {
            Navigation.NavigateTo(Links.Campaign(id), replace: true);
        }
        else
        {
            await ReloadAsync();
        }
    }
}
