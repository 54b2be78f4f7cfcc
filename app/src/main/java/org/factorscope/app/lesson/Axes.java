package org.factorscope.app.lesson;

/// Which two columns of the data a plot of the points shows, counted from 0.
public record Axes(int x, int y) {}
