package dev.undebug.service.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkBudgetTest {
    private final WorkBudget budget = new WorkBudget(100);

    @Test
    void refusesWhatIsTooMuchAndEverythingAfterIt() {
        budget.spend(60);
        assertThatThrownBy(() -> budget.spend(41)).isInstanceOf(WorkBudget.Spent.class);
        assertThat(budget.spent()).isTrue();
        assertThat(budget.done()).isEqualTo(60);
        assertThat(budget.tryCharge(1)).isFalse();
    }

    @Test
    void endsAPartAtItsShareAndGoesOnWithTheRest() {
        assertThatThrownBy(() -> budget.within(10, () -> {
                    budget.spend(10);
                    budget.spend(1);
                    return "done";
                }))
                .isInstanceOf(WorkBudget.Spent.class);
        assertThat(budget.spent()).isFalse();
        budget.spend(80);
        assertThat(budget.done()).isEqualTo(91);
    }

    @Test
    void leavesNoPartMoreThanThePartAroundIt() {
        assertThatThrownBy(() -> budget.within(
                        10,
                        () -> budget.within(50, () -> {
                            budget.spend(11);
                            return "done";
                        })))
                .isInstanceOf(WorkBudget.Spent.class);
        assertThat(budget.<String>within(10, () -> "done")).isEqualTo("done");
    }
}
