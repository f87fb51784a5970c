using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Sequences.Builder.Canvas;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>What people do to the flow.</summary>
public sealed partial class BuilderPage
{
    /// <summary>Where the trigger is set.</summary>
    private const string Strip = ".strip-item";

    private EdgeRef? menuAt;
    private string? snack;
    private bool snackUndo;

    private string After => session?.Only is { } step ? $"after “{FlowLooks.Title(step, names.Of(session.Flow))}”" : "at the end";

    private CanvasActions Told() => new()
    {
        Click = Click,
        Choose = ids => Do(() => Choose(ids), edits: false),
        Open = Open,
        Move = (ids, by) => Do(() => session!.Move(ids, by)),
        Drop = (kind, at, spot) => Do(() => Drop(kind, at, spot)),
        Connect = (at, to) => Do(() => session!.Connect(at, to)),
        Add = OpenMenu,
        Command = Command,
        Copy = cut => Copy(session!.Chosen, cut),
        Paste = text => Do(() => Paste(text)),
        AtStep = AtStep,
    };

    /// <summary>Does an edit; what cannot be done is said and changes nothing.</summary>
    private void Do(Action edit, bool edits = true)
    {
        if (session is null || (edits && !Editable))
        {
            return;
        }

        (snack, snackUndo, menuAt) = (null, false, null);
        try
        {
            edit();
        }
        catch (InputException refused)
        {
            (snack, snackUndo) = (UserActions.Explain(refused).Message, false);
        }

        StateHasChanged();
    }

    private void AddKind(string kind, EdgeRef? at)
    {
        session!.Add(kind, at);
        Show();
    }

    private void Drop(string kind, EdgeRef? at, Spot spot)
    {
        if (at is null)
        {
            session!.AddLoose(kind, spot - new Spot(0, CanvasSize.NodeHeight / 2));
            Show();
        }
        else
        {
            AddKind(kind, at);
        }
    }

    private void Paste(string text)
    {
        session!.Paste(text);
        Show();
    }

    /// <summary>What is new is in sight, and its settings beside it.</summary>
    private void Show()
    {
        panel = BuilderPanel.Step;
        if (session!.Chosen.FirstOrDefault() is { } id)
        {
            Reveal(id);
        }
    }

    private void Click(NodeClick click) => Do(
        () =>
        {
            panel = panel == BuilderPanel.Test ? panel : BuilderPanel.Step;
            if (click.Id.Length > 0 && click.More && Editable)
            {
                session!.Toggle(click.Id);
            }
            else
            {
                Choose(click.Id.Length == 0 ? [] : [click.Id]);
                goTo = click.Id.Length == 0 ? Strip : null;
            }
        },
        edits: false);

    /// <summary>A frozen version has steps that the draft may not have.</summary>
    private void Choose(IReadOnlyList<string> ids) => session!.Choose(ids, Shows);

    private void Open(string id) => Do(
        () =>
        {
            panel = BuilderPanel.Step;
            Choose([id]);
            goTo = id.Length == 0 ? Strip : "[data-side]";
        },
        edits: false);

    /// <summary>From a finding to its step.</summary>
    private void Go(string id)
    {
        Choose([id]);
        canvas?.Reveal(id);
        panel = BuilderPanel.Step;
    }

    private void Command(string name) => Do(
        () =>
        {
            switch (name)
            {
                case "undo":
                    session!.Undo();
                    break;
                case "redo":
                    session!.Redo();
                    break;
                case "all":
                    Choose([.. session!.Flow.Steps.Select(step => step.Id)]);
                    break;
                case "duplicate":
                    session!.Duplicate();
                    Show();
                    break;
                case "tidy":
                    session!.Tidy();
                    break;
                case "delete":
                    Delete(session!.Chosen);
                    break;
            }
        });

    private void Delete(IReadOnlySet<string> ids)
    {
        var next = session!.Flow.Graph.Reachable.TakeWhile(id => !ids.Contains(id)).LastOrDefault();
        if (session.Delete(ids) is > 0 and var gone)
        {
            (snack, snackUndo) = ($"{Words.Count(gone, "step")} deleted.", true);
            Reveal(next ?? "");
        }
    }

    private string? Copy(IReadOnlySet<string> ids, bool cut)
    {
        var text = session?.Copy(ids);
        if (text is not null && cut && Editable)
        {
            Do(() => Delete(ids));
        }
        else if (text is not null)
        {
            Do(() => (snack, snackUndo) = ($"{Words.Count(ids.Count, "step")} copied.", false), edits: false);
        }

        return text;
    }

    /// <summary>What a row is asked to do goes for all that is chosen if its step is among them.</summary>
    private string? AtStep(string id, string what)
    {
        var ids = session!.Chosen.Contains(id) ? session.Chosen : new HashSet<string>(StringComparer.Ordinal) { id };
        switch (what)
        {
            case "copy" or "cut":
                return Copy(ids, what == "cut");
            case "duplicate":
                Do(() =>
                {
                    session.Choose(ids);
                    session.Duplicate();
                    Show();
                });
                return null;
            default:
                Do(() => Delete(ids));
                return null;
        }
    }

    /// <summary>In sight and under the keys, on the canvas or in the list.</summary>
    private void Reveal(string id)
    {
        canvas?.Reveal(id);
        goTo = list && id.Length > 0 ? $"[id=\"list-{id}\"]" : goTo;
    }

    private void UndoSnack() => Command("undo");

    private void Shift((string Id, bool Up) move) => Do(() => session!.Shift(move.Id, move.Up));

    private Task ChangeAsync(Step step)
    {
        Do(() => session!.Change(step));
        return step is SendStep { Template: { } template } && names.Template(template) == "unknown template" ? NameAgainAsync() : Task.CompletedTask;
    }

    /// <summary>A template was made meanwhile.</summary>
    private async Task NameAgainAsync()
    {
        await LoadAsync(ct => NameAsync(detail!, ct));
        StateHasChanged();
    }

    private void OpenMenu(EdgeRef at) => (menuAt, snack) = (at, null);

    private async Task CloseMenuAsync()
    {
        var at = menuAt;
        menuAt = null;
        if (at is { } way && module is not null)
        {
            await module.CallAsync("go", $"[data-plus=\"{way}\"]");
        }
    }

    private string MenuLabel(EdgeRef at)
    {
        var own = names.Of(session!.Flow);
        var from = at.From is { } id && session.Flow.Find(id) is { } step ? $"“{FlowLooks.Title(step, own)}”" : "the trigger";
        return $"Add a step after {from}";
    }

    private void Toggle(BuilderPanel wanted)
    {
        panel = panel == wanted ? BuilderPanel.Step : wanted;
        marks = panel == BuilderPanel.Test || shown == "diff" ? marks : NoMarks;
    }

    private void ClosePanel() => Toggle(panel);

    private void CloseStep() => Do(
        () =>
        {
            if (session!.Only is { } step)
            {
                canvas?.Reveal(step.Id);
            }

            Choose([]);
        },
        edits: false);

    private void Mark(IReadOnlyDictionary<string, StepMark> said) => marks = said;
}
